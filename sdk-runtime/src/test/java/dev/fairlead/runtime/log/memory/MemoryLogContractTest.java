package dev.fairlead.runtime.log.memory;

import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.LogContract;
import dev.fairlead.runtime.log.LogFixture;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.Topics;
import dev.fairlead.runtime.log.local.GroupOptions;
import dev.fairlead.runtime.log.local.MemberOptions;
import dev.fairlead.runtime.log.local.RebalanceProtocol;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;

class MemoryLogContractTest {
    @Nested
    class Simulated extends LogContract {
        @Override
        protected LogFixture open() {
            return new Fixture(GroupOptions.defaults().withPatience(GroupOptions.Patience.IGNORED));
        }
    }

    @Nested
    class WithThreads extends LogContract {
        @Override
        protected LogFixture open() {
            return new Fixture(GroupOptions.defaults());
        }
    }

    @Nested
    class Cooperative extends LogContract {
        @Override
        protected LogFixture open() {
            return new Fixture(
                    GroupOptions.defaults()
                            .withPatience(GroupOptions.Patience.IGNORED)
                            .withProtocol(RebalanceProtocol.COOPERATIVE));
        }
    }

    private record Fixture(MemoryLog log, GroupOptions options) implements LogFixture {
        Fixture(GroupOptions options) {
            this(new MemoryLog(InstantSource.system(), options, 1), options);
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
            return options.patience() == GroupOptions.Patience.WAITED;
        }

        @Override
        public String unique(String name) {
            return name;
        }

        @Override
        public void close() {}
    }
}
