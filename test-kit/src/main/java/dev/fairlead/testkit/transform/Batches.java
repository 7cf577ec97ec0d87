package dev.fairlead.testkit.transform;

import dev.fairlead.testkit.data.ConnectData;
import dev.fairlead.testkit.data.Dice;
import dev.fairlead.testkit.data.Evolution;
import dev.fairlead.testkit.data.Schemaless;
import dev.fairlead.testkit.trial.Fault;
import dev.fairlead.testkit.trial.Guesses;
import dev.fairlead.testkit.trial.Specimen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/** Draws the cases of one plugin. Confined to the trial's thread. */
final class Batches {
    private static final int GUESSES = 12;

    private final List<Class<?>> variants;
    private final List<ConfigDef> definitions;
    private final Map<String, String> fixed;
    private final long seed;
    private String refusal = "it has no settings that could be guessed";

    Batches(
            List<Class<?>> variants,
            List<ConfigDef> definitions,
            Map<String, String> fixed,
            long seed) {
        this.variants = List.copyOf(variants);
        this.definitions = List.copyOf(definitions);
        this.fixed = Map.copyOf(fixed);
        this.seed = seed;
    }

    /** Why the last settings were refused. */
    String refusal() {
        return refusal;
    }

    /** The case of that number; empty when the plugin took none of the guessed settings. */
    Optional<Batch> draw(int number) {
        Dice dice = Dice.of(seed, number);
        int variant = number % variants.size();
        Evolution versions = ConnectData.evolutions().from(dice);
        Schema plain = ConnectData.plainSchemas().from(dice);
        Schema named =
                dice.onceIn(2) ? plain : dice.onceIn(3) ? versions.later() : versions.earlier();
        List<String> fields = named.fields().stream().map(Field::name).toList();
        Optional<Specimen> specimen = specimen(variant, fields, dice);
        List<ConnectRecord<?>> records = records(versions, plain, dice);
        return specimen.map(found -> new Batch(number, found, records));
    }

    private Optional<Specimen> specimen(int variant, List<String> fields, Dice dice) {
        Guesses guesses = new Guesses(definitions.get(variant), fixed);
        for (int i = 0; i < GUESSES; i++) {
            Specimen specimen = new Specimen(variants.get(variant), guesses.draw(fields, dice));
            try {
                specimen.fresh();
                return Optional.of(specimen);
            } catch (RuntimeException refused) {
                refusal = specimen.settings() + ": " + Fault.text(refused);
            }
        }
        return Optional.empty();
    }

    /** Old and new versions in turn, plain data with and without schema, and whatever comes. */
    private static List<ConnectRecord<?>> records(Evolution versions, Schema plain, Dice dice) {
        boolean source = dice.onceIn(2);
        List<ConnectRecord<?>> records = new ArrayList<>();
        for (Schema schema : List.of(versions.earlier(), versions.later(), versions.earlier())) {
            records.add(record(source, side(schema, dice), side(schema, dice), dice));
        }
        SchemaAndValue value = value(plain, dice);
        SchemaAndValue key = value(plain, dice);
        records.add(record(source, key, value, dice));
        records.add(record(source, bare(key), bare(value), dice));
        records.add(record(source, any(dice), any(dice), dice));
        return records;
    }

    private static ConnectRecord<?> record(
            boolean source, SchemaAndValue key, SchemaAndValue value, Dice dice) {
        return source
                ? ConnectData.sourceRecords(key, value).from(dice)
                : ConnectData.sinkRecords(key, value).from(dice);
    }

    private static SchemaAndValue value(Schema schema, Dice dice) {
        return new SchemaAndValue(schema, ConnectData.values(schema).from(dice));
    }

    private static SchemaAndValue bare(SchemaAndValue data) {
        return new SchemaAndValue(null, Schemaless.of(data.value()));
    }

    private static SchemaAndValue any(Dice dice) {
        return dice.onceIn(3)
                ? new SchemaAndValue(null, ConnectData.schemalessMaps().from(dice))
                : ConnectData.data().from(dice);
    }

    /** Mostly a value; now and then none, with its schema or without. */
    private static SchemaAndValue side(Schema schema, Dice dice) {
        return dice.onceIn(8)
                ? dice.onceIn(2) && schema.isOptional()
                        ? new SchemaAndValue(schema, null)
                        : SchemaAndValue.NULL
                : value(schema, dice);
    }
}
