package dev.fairlead.testkit.world.http;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a server shows its items.
 *
 * @param lists how many there are
 * @param pageSize how many items an answer has at most
 * @param sharing how many items share a timestamp
 * @param field the list's, in an object around it; none when it is empty
 * @param item what one looks like
 * @param parameters the names of those that are called otherwise
 */
record Listing(
        int lists,
        int pageSize,
        int sharing,
        String field,
        String item,
        Map<String, String> parameters) {
    static final String ITEM =
            "{\"id\": ${id}, \"updated\": \"${updated}\", \"text\": \"${text}\"}";

    Listing withLists(int count) {
        return new Listing(count, pageSize, sharing, field, item, parameters);
    }

    Listing withPageSize(int items) {
        return new Listing(lists, items, sharing, field, item, parameters);
    }

    Listing withSharing(int items) {
        return new Listing(lists, pageSize, items, field, item, parameters);
    }

    Listing withField(String name) {
        return new Listing(lists, pageSize, sharing, name, item, parameters);
    }

    Listing withItem(String template) {
        return new Listing(lists, pageSize, sharing, field, template, parameters);
    }

    Listing withParameter(String from, String to) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(from, to);
        return new Listing(lists, pageSize, sharing, field, item, Map.copyOf(more));
    }

    /** How a parameter is called here. */
    String parameter(String name) {
        return parameters.getOrDefault(name, name);
    }
}
