package dev.fairlead.testkit.mutation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Lists the mutants of a class. */
final class Finding extends ClassVisitor {
    private final String className;
    private final Sites sites;
    private final List<Mutant> mutants = new ArrayList<>();
    private boolean polls;

    private Finding(String className, Sites sites) {
        super(Opcodes.ASM9);
        this.className = className;
        this.sites = sites;
    }

    /** The mutants of a class file, in the order of its methods. */
    static List<Mutant> in(byte[] original, String className, Sites sites) {
        Finding finding = new Finding(className, sites);
        new ClassReader(original).accept(finding, ClassReader.SKIP_FRAMES);
        if (!finding.polls) {
            finding.mutants.removeIf(mutant -> mutant.operator() == Operator.ACKNOWLEDGED_EARLY);
        }
        return finding.mutants;
    }

    @Override
    public MethodVisitor visitMethod(
            int access,
            String name,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        polls |= sites.isPoll(name, descriptor);
        List<Sites.Site> whole = sites.of(access, name, descriptor);
        return new Places(
                new MethodVisitor(Opcodes.ASM9) {},
                name,
                descriptor,
                new InMethod(name, descriptor, whole));
    }

    private final class InMethod implements Places.Decision {
        private final String name;
        private final String descriptor;
        private final List<Sites.Site> whole;
        private final Map<Operator, Integer> numbers = new HashMap<>();
        private int firstLine;
        private int instructions;

        private InMethod(String name, String descriptor, List<Sites.Site> whole) {
            this.name = name;
            this.descriptor = descriptor;
            this.whole = whole;
            whole.forEach(site -> numbers.merge(site.operator(), 1, Integer::sum));
        }

        @Override
        public boolean changes(Operator operator, int line) {
            int number = numbers.merge(operator, 1, Integer::sum) - 1;
            mutants.add(new Mutant(operator, className, name, descriptor, line, number));
            return false;
        }

        /** A method that only returns has nothing to leave out. */
        @Override
        public void came(int line, boolean isInstruction) {
            if (firstLine == 0) {
                firstLine = line;
            }
            instructions += isInstruction ? 1 : 0;
            if (isInstruction && instructions <= 3) {
                for (Sites.Site site : whole) {
                    if (instructions == (Sites.needsBody(site.edit()) ? 3 : 1)) {
                        mutants.add(
                                new Mutant(
                                        site.operator(),
                                        className,
                                        name,
                                        descriptor,
                                        firstLine,
                                        site.number()));
                    }
                }
            }
        }
    }
}
