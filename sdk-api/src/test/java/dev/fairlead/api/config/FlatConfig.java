package dev.fairlead.api.config;

import dev.fairlead.api.Default;
import dev.fairlead.api.Formerly;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import dev.fairlead.api.VisibleWhen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/** Settings without maps and repeated groups, whose keys a definition names all. */
record FlatConfig(
        @Setting("Fields") List<String> fields,
        @Setting("Least") @Default("1") @Range(min = 1) @Formerly("least") int min,
        @Setting("Most") @Formerly("most") int max,
        @Setting("Wait") @Default("1s") Duration pause,
        @Setting("Limit") Optional<Size> limit,
        @Setting("What reads") @Default("java.lang.String") Class<? extends CharSequence> reader,
        @Setting("On") @Default("false") boolean on,
        @Setting("Where") @VisibleWhen(setting = "on") Optional<Target> target) {
    static final Settings<FlatConfig> SETTINGS = Settings.ofPart(FlatConfig.class);

    record Target(@Setting("Name") String name, @Setting("Weight") @Default("1") int weight) {
        Target {
            if (name.length() < weight) {
                throw new IllegalArgumentException("target.weight is more than the name has");
            }
        }
    }

    FlatConfig {
        Problem.throwAny(
                Problem.when(max < min, "max", "is below min"),
                Problem.when(fields.isEmpty() && on, "fields", "is empty while on"));
    }

    static boolean binds(Map<String, String> configured) {
        try {
            SETTINGS.bind(configured);
            return true;
        } catch (ConfigException refused) {
            return false;
        }
    }
}
