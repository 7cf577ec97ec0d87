package dev.fairlead.testkit.instrument;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites a class so that its calls of the JDK go where {@link Bends} says. What is made by {@code
 * new} becomes a subclass, so no stack has to be juggled: {@code NEW}, the constructor's call and,
 * for classes that extend it, the superclass change together.
 */
final class Rewriter {
    private static final Set<String> GENERATORS =
            Set.of("java/util/Random", "java/util/SplittableRandom");
    private static final Bends.Call SEED =
            new Bends.Call(Type.getInternalName(Chances.class), "seed", "()J");
    private static final String FILE = "Ljava/io/File;";
    private static final String TEXT = "Ljava/lang/String;";
    private static final String CONVERSIONS = Type.getInternalName(Conversions.class);
    private static final List<String> PRINTERS =
            List.of("java/io/PrintStream", "java/io/PrintWriter", "java/util/Formatter");

    private Rewriter() {}

    /** The class, rewritten. */
    static byte[] rewritten(byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new Bending(writer), 0);
        return writer.toByteArray();
    }

    private static final class Bending extends ClassVisitor {
        private Bending(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            String parent = superName == null ? null : Bends.typeFor(superName).orElse(superName);
            super.visit(version, access, name, signature, parent, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new BendingMethod(
                    super.visitMethod(access, name, descriptor, signature, exceptions));
        }
    }

    private static final class BendingMethod extends MethodVisitor {
        private BendingMethod(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            super.visitTypeInsn(
                    opcode, opcode == Opcodes.NEW ? Bends.typeFor(type).orElse(type) : type);
        }

        @Override
        public void visitMethodInsn(
                int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (name.equals("<init>")) {
                construct(owner, descriptor);
                return;
            }
            Optional<Bends.Call> bent =
                    opcode == Opcodes.INVOKESTATIC
                            ? Bends.staticFor(owner, name, descriptor)
                            : opcode == Opcodes.INVOKESPECIAL
                                    ? Optional.empty()
                                    : Bends.virtualFor(owner, name, descriptor);
            bent.ifPresentOrElse(
                    this::call,
                    () -> super.visitMethodInsn(opcode, owner, name, descriptor, isInterface));
        }

        private void call(Bends.Call bent) {
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC, bent.owner(), bent.name(), bent.descriptor(), false);
        }

        private void construct(String owner, String descriptor) {
            String made = Bends.typeFor(owner).orElse(owner);
            String changed = descriptor;
            if (PRINTERS.contains(owner)) {
                changed = printer(owner, descriptor);
            } else if (owner.equals("java/util/Scanner")) {
                changed = scanner(descriptor);
            } else if (owner.equals("java/util/Date") && descriptor.equals("()V")) {
                Bends.staticFor("java/lang/System", "currentTimeMillis", "()J")
                        .ifPresent(this::call);
                changed = "(J)V";
            } else if (GENERATORS.contains(owner) && descriptor.equals("()V")) {
                call(SEED);
                changed = "(J)V";
            }
            super.visitMethodInsn(Opcodes.INVOKESPECIAL, made, "<init>", changed, false);
        }

        /** A file or its name, alone or with a charset above it, becomes a stream. */
        private String printer(String owner, String descriptor) {
            Type[] types = Type.getArgumentTypes(descriptor);
            if (types.length == 0 || !isFile(types[0].getDescriptor())) {
                return descriptor;
            }
            boolean stream = owner.equals("java/io/PrintStream");
            if (types.length == 1) {
                convert("output", types[0], "Ljava/io/OutputStream;");
                return "(Ljava/io/OutputStream;)V";
            }
            boolean formatter = owner.equals("java/util/Formatter");
            if (types.length > 2 || (!stream && !formatter)) {
                return descriptor;
            }
            super.visitInsn(Opcodes.SWAP);
            convert("output", types[0], "Ljava/io/OutputStream;");
            super.visitInsn(Opcodes.SWAP);
            String charset = types[1].getDescriptor();
            if (formatter) {
                return "(Ljava/io/OutputStream;" + charset + ")V";
            }
            super.visitInsn(Opcodes.ICONST_0);
            super.visitInsn(Opcodes.SWAP);
            return "(Ljava/io/OutputStream;Z" + charset + ")V";
        }

        private String scanner(String descriptor) {
            Type[] types = Type.getArgumentTypes(descriptor);
            if (types.length == 0 || !types[0].getDescriptor().equals(FILE)) {
                return descriptor;
            }
            if (types.length == 2) {
                super.visitInsn(Opcodes.SWAP);
            }
            convert("input", types[0], "Ljava/io/InputStream;");
            if (types.length == 2) {
                super.visitInsn(Opcodes.SWAP);
            }
            types[0] = Type.getObjectType("java/io/InputStream");
            return Type.getMethodDescriptor(Type.VOID_TYPE, types);
        }

        private static boolean isFile(String descriptor) {
            return descriptor.equals(FILE) || descriptor.equals(TEXT);
        }

        private void convert(String how, Type from, String to) {
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    CONVERSIONS,
                    how,
                    "(" + from.getDescriptor() + ")" + to,
                    false);
        }

        @Override
        public void visitInvokeDynamicInsn(
                String name, String descriptor, Handle bootstrap, Object... arguments) {
            Object[] bent =
                    Arrays.stream(arguments)
                            .map(each -> each instanceof Handle handle ? bent(handle) : each)
                            .toArray();
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, bent);
        }

        /** A reference to a method or constructor. */
        private static Handle bent(Handle handle) {
            if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
                return Bends.typeFor(handle.getOwner())
                        .map(
                                type ->
                                        new Handle(
                                                handle.getTag(),
                                                type,
                                                handle.getName(),
                                                handle.getDesc(),
                                                false))
                        .orElse(handle);
            }
            Optional<Bends.Call> call =
                    handle.getTag() == Opcodes.H_INVOKESTATIC
                            ? Bends.staticFor(handle.getOwner(), handle.getName(), handle.getDesc())
                            : Bends.virtualFor(
                                    handle.getOwner(), handle.getName(), handle.getDesc());
            return call.map(
                            to ->
                                    new Handle(
                                            Opcodes.H_INVOKESTATIC,
                                            to.owner(),
                                            to.name(),
                                            to.descriptor(),
                                            false))
                    .orElse(handle);
        }
    }
}
