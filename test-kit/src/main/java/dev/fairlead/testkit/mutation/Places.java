package dev.fairlead.testkit.mutation;

import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Finds instructions of a method that operators change, and changes those that it is told to. */
final class Places extends MethodVisitor {
    private static final Set<String> OWN_BUGS =
            Set.of(
                    "java/lang/AssertionError",
                    "java/lang/MatchException",
                    "java/lang/IncompatibleClassChangeError");

    private final boolean mayReturn;
    private final String descriptor;
    private final Decision decision;
    private int line;
    private int last = -1;
    private int beforeLast = -1;
    private boolean isThrown;

    /** Told of each instruction that an operator can change. */
    interface Decision {
        /** Whether to change it. */
        boolean changes(Operator operator, int line);

        /** An instruction, or a line, came. */
        default void came(int line, boolean isInstruction) {}
    }

    Places(MethodVisitor next, String method, String descriptor, Decision decision) {
        super(Opcodes.ASM9, next);
        this.mayReturn = !method.startsWith("<");
        this.descriptor = descriptor;
        this.decision = decision;
    }

    private void came(int opcode) {
        beforeLast = last;
        last = opcode;
        isThrown = false;
        decision.came(line, true);
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        line = number;
        decision.came(line, false);
        super.visitLineNumber(number, start);
    }

    @Override
    public void visitInsn(int opcode) {
        int previous = last;
        int first = beforeLast;
        boolean thrown = isThrown;
        came(opcode);
        if (opcode == Opcodes.ATHROW
                && thrown
                && mayReturn
                && decision.changes(Operator.ERROR_SWALLOWED, line)) {
            super.visitInsn(Opcodes.POP);
            Code.reached(mv);
            Code.succeed(mv, descriptor);
            return;
        }
        boolean isSum = previous == Opcodes.IADD || previous == Opcodes.ISUB;
        if (opcode == Opcodes.I2L
                && isSum
                && first == Opcodes.ICONST_1
                && decision.changes(Operator.OFF_BY_ONE, line)) {
            Code.reached(mv);
            super.visitInsn(Opcodes.ICONST_1);
            super.visitInsn(previous == Opcodes.IADD ? Opcodes.ISUB : Opcodes.IADD);
        }
        super.visitInsn(opcode);
        if ((opcode == Opcodes.LADD || opcode == Opcodes.LSUB)
                && previous == Opcodes.LCONST_1
                && decision.changes(Operator.OFF_BY_ONE, line)) {
            Code.reached(mv);
            super.visitInsn(Opcodes.LCONST_1);
            super.visitInsn(opcode == Opcodes.LADD ? Opcodes.LSUB : Opcodes.LADD);
        }
    }

    @Override
    public void visitMethodInsn(
            int opcode, String owner, String name, String described, boolean isInterface) {
        super.visitMethodInsn(opcode, owner, name, described, isInterface);
        came(opcode);
        isThrown = name.equals("<init>") && !OWN_BUGS.contains(owner);
        for (Operator operator : Operator.values()) {
            for (Edit edit : operator.edits()) {
                if (edit instanceof Edit.Instead instead
                        && instead.spot().isCall(owner, name, described)
                        && decision.changes(operator, line)) {
                    Code.alter(mv, instead.alteration(), Type.getReturnType(described));
                }
            }
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        came(opcode);
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        came(opcode);
        super.visitVarInsn(opcode, slot);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        came(opcode);
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String described) {
        came(opcode);
        super.visitFieldInsn(opcode, owner, name, described);
    }

    @Override
    public void visitInvokeDynamicInsn(
            String name, String described, Handle bootstrap, Object... arguments) {
        came(Opcodes.INVOKEDYNAMIC);
        super.visitInvokeDynamicInsn(name, described, bootstrap, arguments);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        came(opcode);
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitLdcInsn(Object value) {
        came(Opcodes.LDC);
        super.visitLdcInsn(value);
    }

    @Override
    public void visitIincInsn(int slot, int increment) {
        came(Opcodes.IINC);
        super.visitIincInsn(slot, increment);
    }
}
