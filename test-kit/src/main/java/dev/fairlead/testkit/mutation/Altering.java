package dev.fairlead.testkit.mutation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes a mutant of a class. */
final class Altering extends ClassVisitor {
    private static final String ORIGINAL = "$original";

    private final Mutant mutant;
    private final Sites sites;

    private Altering(ClassVisitor next, Mutant mutant, Sites sites) {
        super(Opcodes.ASM9, next);
        this.mutant = mutant;
        this.sites = sites;
    }

    /** The class file of the mutant. */
    static byte[] into(Mutant mutant, byte[] original, Sites sites) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new Altering(writer, mutant, sites), 0);
        return writer.toByteArray();
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access,
            String name,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        List<Sites.Site> whole = sites.of(access, name, descriptor);
        MethodVisitor plain = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (mutant.operator() == Operator.ACKNOWLEDGED_EARLY && sites.isPoll(name, descriptor)) {
            return returning(plain, code -> Code.acknowledge(code, mutant.method() + ORIGINAL));
        }
        if (!name.equals(mutant.method()) || !descriptor.equals(mutant.descriptor())) {
            return plain;
        }
        Optional<Edit> edit =
                whole.stream()
                        .filter(site -> site.operator() == mutant.operator())
                        .filter(site -> site.number() == mutant.number())
                        .map(Sites.Site::edit)
                        .findFirst();
        return edit.isPresent()
                ? edited(edit.get(), plain, access, exceptions)
                : new Places(plain, name, descriptor, chosen(whole));
    }

    private Places.Decision chosen(List<Sites.Site> whole) {
        Map<Operator, Integer> numbers = new EnumMap<>(Operator.class);
        whole.forEach(site -> numbers.merge(site.operator(), 1, Integer::sum));
        return (operator, line) ->
                numbers.merge(operator, 1, Integer::sum) - 1 == mutant.number()
                        && operator == mutant.operator();
    }

    private @Nullable MethodVisitor edited(
            Edit edit, MethodVisitor plain, int access, String @Nullable [] exceptions) {
        String descriptor = mutant.descriptor();
        if (edit instanceof Edit.Result result) {
            Type type = Type.getReturnType(descriptor);
            return returning(plain, code -> Code.alter(code, result.alteration(), type));
        }
        if (edit instanceof Edit.Argument argument) {
            return entering(plain, argument.alteration());
        }
        plain.visitCode();
        if (edit instanceof Edit.Swallow swallow) {
            swallow(plain, swallow.exception());
        } else if (edit instanceof Edit.Throwing) {
            Code.reached(plain);
            Code.fail(plain);
        } else {
            Code.reached(plain);
            Code.succeed(plain, descriptor);
        }
        plain.visitMaxs(0, 0);
        plain.visitEnd();
        if (edit instanceof Edit.Swallow || edit instanceof Edit.Early) {
            int open = access & ~(Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL);
            return super.visitMethod(
                    open | Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC,
                    mutant.method() + ORIGINAL,
                    descriptor,
                    null,
                    exceptions);
        }
        return null;
    }

    /** Calls the original, and returns also if it throws. */
    private void swallow(MethodVisitor code, String exception) {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        code.visitTryCatchBlock(start, end, handler, exception);
        code.visitLabel(start);
        Code.delegate(
                code,
                mutant.className().replace('.', '/'),
                mutant.method() + ORIGINAL,
                mutant.descriptor());
        code.visitLabel(end);
        code.visitLabel(handler);
        code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {exception});
        code.visitInsn(Opcodes.POP);
        Code.reached(code);
        Code.succeed(code, mutant.descriptor());
    }

    private interface Insertion {
        void into(MethodVisitor code);
    }

    private static MethodVisitor returning(MethodVisitor plain, Insertion insertion) {
        return new MethodVisitor(Opcodes.ASM9, plain) {
            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.ARETURN) {
                    insertion.into(plain);
                }
                super.visitInsn(opcode);
            }
        };
    }

    private MethodVisitor entering(MethodVisitor plain, String alteration) {
        Type[] types = Type.getArgumentTypes(mutant.descriptor());
        int slot = Type.getArgumentsAndReturnSizes(mutant.descriptor()) >> 2;
        int last = slot - types[types.length - 1].getSize();
        return new MethodVisitor(Opcodes.ASM9, plain) {
            @Override
            public void visitCode() {
                super.visitCode();
                plain.visitVarInsn(Opcodes.ALOAD, last);
                Code.alter(plain, alteration, types[types.length - 1]);
                plain.visitVarInsn(Opcodes.ASTORE, last);
            }
        };
    }
}
