package dev.fairlead.samples.files;

import dev.fairlead.api.source.Item;
import dev.fairlead.api.source.Reader;
import dev.fairlead.samples.files.SpoolSource.Done;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the files behind one: each is an item with a value for each line. */
final class SpoolReader implements Reader<Done, String> {
    private final SpoolConfig config;
    private String last;

    SpoolReader(SpoolConfig config, String last) {
        this.config = config;
        this.last = last;
    }

    /** No more files than it takes for as many lines, for they are in memory. */
    @Override
    public List<Item<Done, String>> read(int max) throws IOException {
        List<Item<Done, String>> items = new ArrayList<>();
        int lines = 0;
        for (String name : namesAfterLast()) {
            if (items.size() == max || lines >= max) {
                break;
            }
            List<String> text = Files.readAllLines(config.directory().resolve(name));
            items.add(Item.several(new Done(name), text).endingTransaction());
            lines += text.size();
            last = name;
        }
        return items;
    }

    private SortedSet<String> namesAfterLast() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> paths =
                Files.newDirectoryStream(config.directory(), config.glob())) {
            for (Path path : paths) {
                String name = path.getFileName().toString();
                if (name.compareTo(last) > 0 && Files.isRegularFile(path)) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
