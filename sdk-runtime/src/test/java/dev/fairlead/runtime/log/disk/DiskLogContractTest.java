package dev.fairlead.runtime.log.disk;

import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.LogContract;
import dev.fairlead.runtime.log.LogFixture;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.Topics;
import dev.fairlead.runtime.log.local.GroupOptions;
import dev.fairlead.runtime.log.local.MemberOptions;
import dev.fairlead.runtime.log.local.RebalanceProtocol;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class DiskLogContractTest {
    @TempDir Path directory;

    @Nested
    class ByDefault extends LogContract {
        @Override
        protected LogFixture open() {
            return new Fixture(directory, DiskLogOptions.defaults());
        }
    }

    @Nested
    class WithSyncsBeforeAcknowledgement extends LogContract {
        @Override
        protected LogFixture open() {
            return new Fixture(
                    directory, DiskLogOptions.defaults().withSync(Sync.beforeAcknowledgement()));
        }
    }

    @Nested
    class WithTinySegmentsAndBuffers extends LogContract {
        @Override
        protected LogFixture open() {
            GroupOptions groups =
                    GroupOptions.defaults().withProtocol(RebalanceProtocol.COOPERATIVE);
            return new Fixture(
                    directory,
                    DiskLogOptions.defaults()
                            .withSegmentBytes(500)
                            .withBufferBytes(1_000)
                            .withGroups(groups));
        }
    }

    private record Fixture(DiskLog log) implements LogFixture {
        Fixture(Path directory, DiskLogOptions options) {
            this(DiskLog.open(directory, options, InstantSource.system(), Thread::new));
        }

        @Override
        public OutboundLog outbound() {
            return log.outbound();
        }

        @Override
        public InboundLog inbound(String group, String member) {
            return log.inbound(group, member, MemberOptions.defaults());
        }

        @Override
        public Topics topics() {
            return log.topics();
        }

        @Override
        public boolean waits() {
            return true;
        }

        @Override
        public String unique(String name) {
            return name;
        }

        @Override
        public void close() {
            log.close();
        }
    }
}
