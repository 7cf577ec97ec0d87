package dev.fairlead.api.schema;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.apache.kafka.connect.data.Struct;

/**
 * Never used as it is: {@link OwnCode} defines its bytes again, as a hidden class, for each record
 * class, and hands the method handles over as the class data. Constants of that class, they are
 * inlined like code that somebody wrote for the record.
 */
final class OwnCodeTemplate implements RecordCode {
    private static final MethodHandle WRITE = handle(0);
    private static final MethodHandle READ = handle(1);

    private static MethodHandle handle(int index) {
        try {
            return MethodHandles.classDataAt(
                    MethodHandles.lookup(), "_", MethodHandle.class, index);
        } catch (IllegalAccessException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    @Override
    public void write(Struct into, Object record) {
        try {
            WRITE.invokeExact(into, record);
        } catch (Throwable failure) {
            throw OwnCode.unchecked(failure);
        }
    }

    @Override
    public Object read(Struct from, Layout layout) {
        try {
            return (Object) READ.invokeExact(from, layout);
        } catch (Throwable failure) {
            throw OwnCode.unchecked(failure);
        }
    }
}
