package dev.fairlead.api.config;

/**
 * One thing that is wrong with a configuration, and what to do about it.
 *
 * @param key the key that it is shown at
 * @param message what, where, why, and what to do
 * @param joint whether it takes more than the value of that key to see it
 */
record Finding(String key, String message, boolean joint) {
    static Finding missing(String key, SettingKey setting) {
        String what =
                key + ": is missing; set it to " + setting.expects() + " (" + setting.doc() + ")";
        return new Finding(key, what, !setting.isPlainlyRequired());
    }

    static Finding refused(String key, SettingKey setting, String value, String why) {
        String expects = setting.expects();
        String advice = why.equals("is not " + expects) ? "" : "; give " + expects;
        return new Finding(key, key + ": " + setting.shown(value) + " " + why + advice, false);
    }

    static Finding setTwice(String former, String present) {
        return new Finding(
                former,
                former
                        + ": is a former name of "
                        + present
                        + ", which is set, too; remove "
                        + former,
                true);
    }

    static Finding refusedTogether(String key, String why) {
        return new Finding(key, key + ": " + why, true);
    }
}
