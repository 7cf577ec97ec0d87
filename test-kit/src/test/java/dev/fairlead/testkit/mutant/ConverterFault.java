package dev.fairlead.testkit.mutant;

/** What is wrong with a {@link MutantConverter}. */
public enum ConverterFault {
    NONE("", "nothing"),
    LOWERS_TEXT("V1", "reads text in lower case"),
    DEFAULT_FOR_NULL("V2", "reads the default where null was written"),
    WRITES_NULL_AS_TEXT("V2", "writes a tombstone as the text null"),
    SALTS("V3", "writes something new after each value"),
    WRAPS_FAILURES("V4", "throws an IllegalStateException at bytes that make no sense"),
    ONE_FOR_ALL("V5", "keeps its settings in a static field"),
    NEVER_FORGETS("V6", "keeps every schema that it wrote"),
    REMEMBERS_THE_TOPIC("V6", "writes all topics but the first differently"),
    NEW_DOC_EACH_TIME("V7", "numbers the schemas that it reads"),
    KEEPS_THE_FIRST_VERSION("V8", "reads all versions of a struct as the first one it saw"),
    CLEARS_HEADERS("V9", "removes the headers it gets to see"),
    THROUGH_DOUBLES("V10", "reads whole numbers as double"),
    WRITES_ANYTHING("V11", "writes the text of a value that doesn't fit its schema"),
    DROPS_NULLS("V12", "leaves nulls out of maps");

    final String law;
    final String text;

    ConverterFault(String law, String text) {
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
