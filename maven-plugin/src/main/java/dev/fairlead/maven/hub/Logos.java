package dev.fairlead.maven.hub;

import dev.fairlead.maven.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** What the Hub asks of pictures. */
final class Logos {
    private static final int LEAST_WIDTH = 400;
    private static final int LEAST_HEIGHT = 200;
    private static final long MOST_BYTES = 45L << 20;

    private Logos() {}

    static List<Finding> judge(Map<String, Path> logos) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Map<String, Path> names = new HashMap<>();
        for (Map.Entry<String, Path> logo : logos.entrySet()) {
            Path file = logo.getValue();
            problem(file)
                    .ifPresent(what -> findings.add(finding(logo.getKey() + " " + what, file)));
            Path other = names.putIfAbsent(String.valueOf(file.getFileName()), file);
            if (other != null && !other.equals(file)) {
                findings.add(finding(logo.getKey() + " has the file name of " + other, file));
            }
        }
        return findings;
    }

    private static Finding finding(String what, Path file) {
        return Finding.error(
                "FL508",
                what,
                file.toString(),
                "the Hub shows pictures of at least 400 x 200 pixels and 45 MB at most, and all of"
                        + " them lie in one folder",
                "a PNG, JPEG or GIF file of that size in the project");
    }

    private static Optional<String> problem(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.of("isn't there");
        }
        if (Files.size(file) > MOST_BYTES) {
            return Optional.of("has " + (Files.size(file) >> 20) + " MB");
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.of("isn't a picture that can be read");
            }
            ImageReader reader = readers.next();
            reader.setInput(in);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            reader.dispose();
            return width < LEAST_WIDTH || height < LEAST_HEIGHT
                    ? Optional.of("has " + width + " x " + height + " pixels")
                    : Optional.empty();
        }
    }
}
