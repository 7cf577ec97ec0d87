package dev.fairlead.maven.run;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.slf4j.LoggerFactory;

/**
 * Until its end what goals log goes nowhere: a dozen lines for each save would hide the records,
 * and what is wrong comes as an exception. Maven has no setting for it. Its logger keeps the stream
 * that it has found, and looks for it again when it is set up anew; another Maven that can't be
 * asked for that is less quiet.
 */
final class QuietGoals {
    private final PrintStream out;

    private QuietGoals(PrintStream out) {
        this.out = out;
    }

    static QuietGoals begin() {
        QuietGoals quiet = new QuietGoals(System.out);
        use(new PrintStream(OutputStream.nullOutputStream(), true, Charset.defaultCharset()));
        return quiet;
    }

    void end() {
        use(out);
    }

    private static void use(PrintStream stream) {
        System.setOut(stream);
        try {
            LoggerFactory.getILoggerFactory()
                    .getClass()
                    .getClassLoader()
                    .loadClass("org.slf4j.impl.MavenSlf4jSimpleFriend")
                    .getMethod("init")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            return; // another logger: what it prints, it prints
        }
    }
}
