package dev.fairlead.testkit.mutant;

/** What is wrong with a {@link MutantTransformation}. */
public enum TransformationFault {
    NONE("", "nothing"),
    CHANGES_THE_MAP("X1", "puts its field into the map that came in"),
    CHANGES_HEADERS("X1", "adds a header to the record that came in"),
    FALLS_OVER_TOMBSTONES(
            "X2", "asks the value for its class without looking whether there is one"),
    LOSES_HEADERS("X3", "makes the new record without headers"),
    MOVES_THE_ORIGIN("X3", "makes the new record with an offset of its own"),
    COUNTS("X4", "writes how many records it saw"),
    SHARES_A_FIELD("X4", "keeps the record at hand in a field of its own"),
    FORGETS_TO_FILL("X5", "promises a field in the schema and leaves it empty"),
    CACHES_THE_FIRST_SCHEMA("X6", "computes the new schema once and for all"),
    NEVER_FORGETS("X6", "keeps a new schema for every old one"),
    MARKS_MAPS_OTHERWISE("X7", "writes another mark where there is no schema"),
    CASTS("X8", "takes for granted that values are structs or maps"),
    TAKES_ANY_NUMBER("X9", "doesn't look at a number's text"),
    MARKS_AGAIN("X10", "adds to a mark that is there already"),
    CHANGES_THE_CLASS("X11", "makes a sink record of any record");

    final String law;
    final String text;

    TransformationFault(String law, String text) {
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
