package dev.fairlead.testkit.world.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.fault.Fate;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JdbcFaultsTest {
    private static final String URL = "jdbc:h2:mem:faults";

    private final List<String> calls = new ArrayList<>();
    private String troubled = "";
    private Fate fate = Fate.PASS;
    private Connection observer;
    private Connection connection;

    private Fate meet(String call) {
        calls.add(call);
        return !troubled.isEmpty() && call.startsWith(troubled) ? fate : Fate.PASS;
    }

    private void onNext(String call, Fate itsFate) {
        troubled = call;
        fate = itsFate;
    }

    @BeforeEach
    void connect() throws SQLException {
        observer = DriverManager.getConnection(URL);
        try (Statement statement = observer.createStatement()) {
            statement.execute("create table t (x int)");
        }
        JdbcDataSource real = new JdbcDataSource();
        real.setURL(URL);
        connection = JdbcFaults.wrap(real, this::meet).getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        observer.close();
    }

    private List<Integer> stored() throws SQLException {
        try (Statement statement = observer.createStatement();
                ResultSet rows = statement.executeQuery("select x from t order by x")) {
            List<Integer> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getInt(1));
            }
            return all;
        }
    }

    private void insert(int x) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into t values (?)")) {
            insert.setInt(1, x);
            insert.executeUpdate();
        }
    }

    @Nested
    class ACommit {
        @Test
        void that_fails_before_its_effect_can_be_tried_again() throws SQLException {
            insert(1);
            onNext("commit", Fate.FAIL_BEFORE);
            assertThatThrownBy(() -> connection.commit()).isInstanceOf(SQLTransientException.class);
            assertThat(stored()).isEmpty();

            onNext("commit", Fate.PASS);
            connection.commit();
            assertThat(stored()).containsExactly(1);
        }

        @Test
        void that_fails_after_its_effect_is_stored_and_the_connection_is_lost()
                throws SQLException {
            insert(1);
            onNext("commit", Fate.FAIL_AFTER);
            assertThatThrownBy(() -> connection.commit())
                    .isInstanceOf(SQLNonTransientConnectionException.class);
            assertThat(stored()).containsExactly(1);
            assertThat(connection.isValid(1)).isFalse();
            assertThatThrownBy(() -> insert(2))
                    .isInstanceOf(SQLNonTransientConnectionException.class);
        }

        @Test
        void of_a_worker_that_is_gone_rolls_back() throws SQLException {
            insert(1);
            onNext("commit", Fate.GONE);
            assertThatThrownBy(() -> connection.commit()).isInstanceOf(SQLException.class);
            assertThat(stored()).isEmpty();
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Nested
    class AnUpdate {
        @Test
        void whose_connection_is_lost_after_it_is_rolled_back() throws SQLException {
            insert(1);
            onNext("insert", Fate.FAIL_AFTER);
            assertThatThrownBy(() -> insert(2)).isInstanceOf(SQLException.class);
            assertThat(stored()).isEmpty();
        }

        @Test
        void that_times_out_has_no_effect() throws SQLException {
            onNext("insert", Fate.TIME_OUT);
            assertThatThrownBy(() -> insert(1)).isInstanceOf(SQLTimeoutException.class);
            connection.commit();
            assertThat(stored()).isEmpty();
        }

        @Test
        void is_called_by_its_sql() throws SQLException {
            insert(1);
            connection.rollback();
            assertThat(calls).containsExactly("connect", "insert into t values (?)", "roll back");
        }
    }

    @Nested
    class ABatch {
        @Test
        void that_fails_halfway_has_its_first_half() throws SQLException {
            onNext("batch of 4", Fate.FAIL_HALFWAY);
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into t values (?)")) {
                for (int x = 1; x <= 4; x++) {
                    insert.setInt(1, x);
                    insert.addBatch();
                }
                assertThatThrownBy(insert::executeBatch)
                        .isInstanceOfSatisfying(
                                BatchUpdateException.class,
                                e -> assertThat(e.getUpdateCounts()).containsExactly(1, 1));
            }
            connection.commit();
            assertThat(stored()).containsExactly(1, 2);
        }

        @Test
        void of_plain_statements_can_fail_halfway_too() throws SQLException {
            onNext("batch of 2", Fate.FAIL_HALFWAY);
            try (Statement statement = connection.createStatement()) {
                statement.addBatch("insert into t values (1)");
                statement.addBatch("insert into t values (2)");
                assertThatThrownBy(statement::executeBatch)
                        .isInstanceOf(BatchUpdateException.class);
            }
            connection.commit();
            assertThat(stored()).containsExactly(1);
        }
    }

    @Nested
    class AQuery {
        @Test
        void that_fails_halfway_gives_one_row() throws SQLException {
            insert(1);
            insert(2);
            onNext("select", Fate.FAIL_HALFWAY);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select x from t")) {
                assertThat(rows.next()).isTrue();
                assertThatThrownBy(rows::next).isInstanceOf(SQLTransientConnectionException.class);
                assertThat(rows.getStatement()).isSameAs(statement);
                assertThat(statement.getConnection()).isSameAs(connection);
            }
        }
    }

    @Nested
    class AConnection {
        @Test
        void that_is_refused_is_never_made() {
            JdbcDataSource real = new JdbcDataSource();
            real.setURL(URL);
            assertThatThrownBy(
                            () -> JdbcFaults.wrap(real, call -> Fate.FAIL_BEFORE).getConnection())
                    .isInstanceOf(SQLTransientConnectionException.class);
        }
    }
}
