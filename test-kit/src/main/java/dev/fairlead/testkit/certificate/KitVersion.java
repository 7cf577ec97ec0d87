package dev.fairlead.testkit.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Which version of the kit this is. */
final class KitVersion {
    private static final String POM =
            "/META-INF/maven/dev.fairlead/fairlead-test-kit/pom.properties";

    private KitVersion() {}

    /** As Maven left it in the kit's jar; "unpackaged" for class files in a directory. */
    static String own() {
        try (InputStream in = KitVersion.class.getResourceAsStream(POM)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unpackaged");
        } catch (IOException e) {
            return "unpackaged";
        }
    }
}
