package dev.leat.spill;

import java.lang.foreign.MemorySegment;

/// Hides blocks, or not. For one thread at a time.
interface BlockCipher {

    /// Leaves blocks as they are.
    BlockCipher NONE = new BlockCipher() {
        @Override
        public int more() {
            return 0;
        }

        @Override
        public void seal(BlockHeader header, MemorySegment plain, MemorySegment into) {
            throw new IllegalStateException("blocks are not encrypted");
        }

        @Override
        public boolean open(BlockHeader header, MemorySegment sealed, MemorySegment into) {
            return false;
        }
    };

    /// How many bytes longer a sealed block is: 0 where nothing is encrypted.
    int more();

    /// Seals what lies behind one header to behind another.
    ///
    /// @param header is written into both
    void seal(BlockHeader header, MemorySegment plain, MemorySegment into);

    /// @return false where the block is not one that was sealed with this header
    boolean open(BlockHeader header, MemorySegment sealed, MemorySegment into);
}
