package dev.fairlead.api.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Divides source partitions among tasks: equally, always in the same way, and so that a partition
 * that comes or goes moves few of the others.
 *
 * <p>Each partition ranks the tasks by a hash of both (rendezvous hashing) and takes the best one
 * that has room. Room is bounded so that no two tasks differ by more than one partition.
 */
final class Assignment {
    private Assignment() {}

    /**
     * Divides identities among tasks.
     *
     * @return one sorted list for each task
     */
    static List<List<String>> divide(Collection<String> identities, int tasks) {
        TreeSet<String> sorted = new TreeSet<>(identities);
        List<List<String>> parts = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            parts.add(new ArrayList<>());
        }
        int everybody = sorted.size() / tasks;
        int onTop = sorted.size() % tasks;
        for (String identity : sorted) {
            int best = best(identity, parts, onTop > 0 ? everybody + 1 : everybody);
            if (parts.get(best).size() == everybody) {
                onTop--;
            }
            parts.get(best).add(identity);
        }
        return parts;
    }

    private static int best(String identity, List<List<String>> parts, int room) {
        int best = -1;
        long bestRank = 0;
        for (int task = 0; task < parts.size(); task++) {
            long rank = rank(identity, task);
            if (parts.get(task).size() < room && (best < 0 || rank > bestRank)) {
                best = task;
                bestRank = rank;
            }
        }
        return best;
    }

    private static long rank(String identity, int task) {
        long hash = 0xcbf29ce484222325L ^ (task * 0x9e3779b97f4a7c15L);
        for (int i = 0; i < identity.length(); i++) {
            hash = (hash ^ identity.charAt(i)) * 0x100000001b3L;
        }
        // the finishing steps of MurmurHash3, in the public domain: spread every bit over all
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
