package dev.fairlead.runtime.herder;

/**
 * What is restarted.
 *
 * @param includesTasks whether the connector's tasks are, or only its instance
 * @param onlyFailed whether what isn't failed is left alone
 */
public record RestartScope(boolean includesTasks, boolean onlyFailed) {
    /** The connector's instance, whatever its state. */
    public static RestartScope ofInstance() {
        return new RestartScope(false, false);
    }
}
