package dev.fairlead.samples.old.plugin;

import dev.fairlead.api.Setting;
import dev.fairlead.api.source.Inbox;
import dev.fairlead.api.source.PushSource;
import dev.fairlead.api.source.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Hands out the files of a directory, and removes each that Kafka has. */
public final class NoteSource extends PushSource<NoteSource.Notes, Path, String> {
    /** Its settings. */
    public record Notes(@Setting("The directory") Path directory) {}

    @Override
    protected Subscription<Path> subscribe(Notes notes, Inbox<Path> inbox) {
        Set<Path> handedOut = new HashSet<>();
        return new Subscription<>() {
            @Override
            public List<Path> receive(int max) throws IOException {
                try (Stream<Path> files = Files.list(notes.directory())) {
                    return files.filter(handedOut::add).limit(max).toList();
                }
            }

            @Override
            public void acknowledge(List<Path> files) throws IOException {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        };
    }

    @Override
    protected List<String> records(Notes notes, Path file) throws IOException {
        return List.of(Files.readString(file));
    }
}
