package dev.fairlead.runtime.offsets;

class MemoryOffsetStoreTest extends OffsetStoreContract {
    @Override
    protected OffsetStore open() {
        return new MemoryOffsetStore();
    }
}
