package dev.fairlead.api.config;

/** One thing that is wrong with a configuration, and what to do about it. */
record Problem(String key, String message) {
    static Problem missing(SettingKey setting) {
        return new Problem(
                setting.key(),
                setting.key()
                        + ": is missing; set it to "
                        + setting.expects()
                        + " ("
                        + setting.doc()
                        + ")");
    }

    static Problem refused(SettingKey setting, String value, String why) {
        String shown = setting.isSecret() ? "the hidden value" : "\"" + value + "\"";
        return new Problem(
                setting.key(),
                setting.key() + ": " + shown + " " + why + "; give " + setting.expects());
    }

    static Problem refusedTogether(String key, String why) {
        return new Problem(key, key + ": " + why);
    }
}
