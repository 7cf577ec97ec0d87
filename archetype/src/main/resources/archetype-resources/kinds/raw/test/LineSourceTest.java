package ${package};

import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.world.FileWorld;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LineSourceTest {
    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return SourceLaws.of(LineSource.class).in(FileWorld.file("file")).with("topic", "lines").check();
    }
}
