package dev.fairlead.testkit.real;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The jar or directory of a class. */
final class OwnHome {
    private OwnHome() {}

    static Path of(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of " + type + " has no name", e);
        }
    }
}
