package dev.fairlead.maven.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {
    @TempDir private Path directory;

    @Nested
    class ADirectoryOfReports {
        @Test
        void is_summed_up_with_a_line_for_each_test_that_failed() throws Exception {
            Files.writeString(
                    directory.resolve("TEST-a.xml"),
                    """
                    <testsuite name="a" time="1,234.5" tests="3" errors="1" skipped="1" failures="1">
                      <testcase name="one" classname="com.acme.ATest" time="1"/>
                      <testcase name="two" classname="com.acme.ATest" time="1">
                        <failure message="expected 1&#10;but was 2" type="java.lang.AssertionError">trace</failure>
                      </testcase>
                      <testcase name="three" classname="com.acme.ATest" time="1">
                        <error type="java.lang.NoSuchMethodError">trace</error>
                      </testcase>
                    </testsuite>
                    """);
            Files.writeString(
                    directory.resolve("TEST-b.xml"),
                    "<testsuite name='b' time='0.5' tests='2' errors='0' skipped='0'"
                            + " failures='0'/>");
            Files.writeString(directory.resolve("a.txt"), "no report");

            TestReports reports = TestReports.read(directory);

            assertThat(reports.tests()).isEqualTo(5);
            assertThat(reports.skipped()).isEqualTo(1);
            assertThat(reports.seconds()).isEqualTo(1235);
            assertThat(reports.failures())
                    .containsExactly(
                            "ATest.two – AssertionError: expected 1",
                            "ATest.three – NoSuchMethodError");
            assertThat(reports.isGood()).isFalse();
        }

        @Test
        void without_a_report_is_not_good() throws Exception {
            assertThat(TestReports.read(directory.resolve("none")).isGood()).isFalse();
        }

        @Test
        void with_a_broken_report_names_it() throws Exception {
            Files.writeString(directory.resolve("TEST-a.xml"), "<testsuite");

            assertThatIOException()
                    .isThrownBy(() -> TestReports.read(directory))
                    .withMessageContaining("TEST-a.xml is no report");
        }
    }
}
