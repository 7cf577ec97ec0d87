package dev.fairlead.testkit.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * The methods of a class that operators change as a whole.
 *
 * @param types names of the class and of all that it extends and implements
 */
record Sites(Set<String> types) {
    private static final int OTHERS =
            Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_NATIVE;

    Sites {
        types = Set.copyOf(types);
    }

    /** An operator's way to change one method. */
    record Site(Operator operator, Edit edit, int number) {}

    /** The ways to change a method, in the same order each time. */
    List<Site> of(int access, String method, String descriptor) {
        List<Site> sites = new ArrayList<>();
        if ((access & OTHERS) != 0) {
            return sites;
        }
        for (Operator operator : Operator.values()) {
            int number = 0;
            for (Edit edit : operator.edits()) {
                if (spot(edit).filter(spot -> has(spot, method, descriptor)).isPresent()) {
                    sites.add(new Site(operator, edit, number++));
                }
            }
        }
        return sites;
    }

    private boolean has(Spot spot, String method, String descriptor) {
        return types.contains(spot.type()) && spot.isMethod(method, descriptor);
    }

    /** The method that an edit changes as a whole; empty for edits of single instructions. */
    private static Optional<Spot> spot(Edit edit) {
        if (edit instanceof Edit.Empty empty) {
            return Optional.of(empty.spot());
        }
        if (edit instanceof Edit.Result result) {
            return Optional.of(result.spot());
        }
        if (edit instanceof Edit.Argument argument) {
            return Optional.of(argument.spot());
        }
        if (edit instanceof Edit.Swallow swallow) {
            return Optional.of(swallow.spot());
        }
        if (edit instanceof Edit.Early early) {
            return Optional.of(early.spot());
        }
        return edit instanceof Edit.Throwing throwing
                ? Optional.of(throwing.spot())
                : Optional.empty();
    }

    /** Whether the class has a poll of its own, as acknowledging early needs it. */
    boolean isPoll(String method, String descriptor) {
        return has(Spot.POLL, method, descriptor);
    }

    /** Whether an edit has an effect on a method without instructions of its own. */
    static boolean needsBody(Edit edit) {
        return edit instanceof Edit.Empty
                || edit instanceof Edit.Swallow
                || edit instanceof Edit.Early;
    }
}
