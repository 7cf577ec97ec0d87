package dev.fairlead.testkit.mutant;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** Chooses records of one topic; correct without a fault. */
public final class MutantPredicate<R extends ConnectRecord<R>> implements Predicate<R> {
    /** What is wrong. */
    public enum Fault {
        NONE("", "nothing"),
        LOOKS_INTO_NULL("P1", "asks the value for its class without looking whether there is one"),
        MARKS_WHAT_IT_SAW("P1", "adds a header to the record"),
        ALTERNATES("P1", "chooses every second record"),
        DIFFERS_BY_INSTANCE("P2", "chooses by a number that every instance draws"),
        SHARES_A_FIELD("P3", "keeps the record at hand in a field");

        final String law;
        final String text;

        Fault(String law, String text) {
            this.law = law;
            this.text = text;
        }

        public String law() {
            return law;
        }

        public String text() {
            return text;
        }
    }

    private static final AtomicInteger INSTANCES = new AtomicInteger();

    private final int number = INSTANCES.getAndIncrement();
    private Fault fault;
    private boolean last;
    private volatile ConnectRecord<?> atHand;

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void configure(Map<String, ?> settings) {
        fault = Fault.valueOf((String) settings.get("fault"));
    }

    @Override
    public boolean test(R record) {
        switch (fault) {
            case LOOKS_INTO_NULL:
                return record.value().getClass() == String.class;
            case MARKS_WHAT_IT_SAW:
                record.headers().addString("seen", "yes");
                return true;
            case ALTERNATES:
                last = !last;
                return last;
            case DIFFERS_BY_INSTANCE:
                return number % 2 == 0;
            case SHARES_A_FIELD:
                atHand = record;
                for (int i = 0; i < 50; i++) {
                    Thread.onSpinWait();
                }
                return atHand.key() == null || "orders".equals(atHand.topic());
            default:
                return "orders".equals(record.topic());
        }
    }

    @Override
    public void close() {}
}
