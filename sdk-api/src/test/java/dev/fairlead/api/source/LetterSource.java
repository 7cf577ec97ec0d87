package dev.fairlead.api.source;

import dev.fairlead.api.Default;
import dev.fairlead.api.RetryAfter;
import dev.fairlead.api.Setting;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.connect.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Reads a {@link PostOffice}: a record for each word of a letter. */
public final class LetterSource extends PushSource<LetterSource.Config, PostOffice.Letter, String> {
    record Config(
            @Setting("The office") String office,
            @Setting("Whether readers share the letters") @Default("false") boolean shared,
            @Setting("Whether letters have numbers") @Default("false") boolean registered) {}

    @Override
    protected Subscription<PostOffice.Letter> subscribe(
            Config config, Inbox<PostOffice.Letter> inbox) {
        return PostOffice.named(config.office()).subscribe(inbox);
    }

    @Override
    protected List<String> records(Config config, PostOffice.Letter letter) {
        if (letter.text().equals("sealed")) {
            throw new RetriableException("it is sealed yet");
        }
        if (letter.text().equals("sealed for a minute")) {
            throw new RetryAfter(Duration.ofMinutes(1), "it is sealed for a minute");
        }
        return letter.text().isEmpty() ? List.of() : Arrays.asList(letter.text().split(" "));
    }

    @Override
    protected @Nullable Object identity(Config config, PostOffice.Letter letter) {
        return config.registered() ? letter.number() : null;
    }

    @Override
    protected Object key(Config config, PostOffice.Letter letter, @Nullable String word) {
        return letter.number();
    }

    @Override
    protected boolean sharesMessages(Config config) {
        return config.shared();
    }
}
