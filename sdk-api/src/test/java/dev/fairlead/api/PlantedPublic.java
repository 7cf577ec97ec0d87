package dev.fairlead.api;

import dev.fairlead.api.internal.TextForm;

/** Public types that break the rules of {@link PublicApiTest}. */
public final class PlantedPublic {
    private PlantedPublic() {}

    public interface Unmarked {}

    @AuthorsCall
    @AuthorsImplement
    public interface Both {}

    @AuthorsImplement
    public static final class Closed {
        public Closed() {}

        void hidden() {}

        protected void seen() {}
    }

    @AuthorsCall
    public interface ShowsInternals {
        TextForm form();
    }
}
