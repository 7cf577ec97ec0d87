package dev.fairlead.api.example;

import dev.fairlead.api.Default;
import dev.fairlead.api.Formerly;
import dev.fairlead.api.NonEmpty;
import dev.fairlead.api.Recommended;
import dev.fairlead.api.Setting;
import dev.fairlead.api.VisibleWhen;
import dev.fairlead.api.config.Problem;
import dev.fairlead.api.config.Recommender;
import dev.fairlead.api.config.Size;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

// The documentation of the package dev.fairlead.api.config shows what follows, word by word.

/** What copies tables needs to know. */
public record CopyConfig(
        @Setting("How to connect") Access access,
        @Setting("Tables to copy") @NonEmpty @Recommended(Tables.class) List<String> tables,
        @Setting("How to find new rows") @Default("incrementing") Mode mode,
        @Setting("Column that tells when a row changed")
                @VisibleWhen(setting = "mode", is = "timestamp")
                Optional<String> timestampColumn,
        @Setting("Bytes per batch") @Default("4 MiB") @Formerly("fetch.size") Size batchMaxSize,
        @Setting("Targets with settings of their own") Map<String, Target> targets) {

    public CopyConfig {
        Problem.throwAny(
                Problem.when(
                        mode == Mode.TIMESTAMP && timestampColumn.isEmpty(),
                        "timestampColumn",
                        "is needed with mode timestamp"));
    }
}

enum Mode {
    INCREMENTING,
    TIMESTAMP
}

record Access(
        @Setting("JDBC URL") String url,
        @Setting("User") String user,
        @Setting("Password") Password password) {}

record Target(@Setting("Partitions of its topic") @Default("1") int partitions) {}

final class Tables implements Recommender<Access> {
    @Override
    public List<String> values(Access access) throws SQLException {
        List<String> names = new ArrayList<>();
        String password = access.password().value();
        try (Connection database =
                        DriverManager.getConnection(access.url(), access.user(), password);
                ResultSet tables = database.getMetaData().getTables(null, null, "%", null)) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }
}
