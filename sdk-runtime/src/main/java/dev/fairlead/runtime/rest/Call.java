package dev.fairlead.runtime.rest;

import java.util.List;
import java.util.Map;

/**
 * A request that has found its endpoint.
 *
 * @param path the values of the path's variables, decoded
 * @param query the values of each parameter, decoded
 */
record Call(HttpRequest request, Map<String, String> path, Map<String, List<String>> query) {
    /** A variable of the path. */
    String variable(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("the path has no variable " + name);
        }
        return value;
    }

    /** A parameter of the query, or {@code otherwise} when it isn't there. */
    String parameter(String name, String otherwise) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? otherwise : values.get(0);
    }

    /** Whether a parameter is there and says "true". */
    boolean flag(String name, boolean otherwise) {
        return Boolean.parseBoolean(parameter(name, String.valueOf(otherwise)));
    }
}
