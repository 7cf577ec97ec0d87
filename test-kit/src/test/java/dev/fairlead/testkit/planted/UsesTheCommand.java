package dev.fairlead.testkit.planted;

import dev.fairlead.runtime.cli.Fairlead;

/** Breaks the rule that the kit doesn't go through the command. */
final class UsesTheCommand {
    private UsesTheCommand() {}

    static void run() {
        Fairlead.main(new String[0]);
    }
}
