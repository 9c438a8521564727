package dev.leat.spill;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// AES-GCM (NIST SP 800-38D) with a tag of 128 bits. The nonce is the file's number in 32 bits and the block's in 64:
/// a block is written once, so none comes twice under one key (§8.2.1). The header is authenticated along.
final class AesCipher implements BlockCipher {

    private static final int TAG_BYTES = 16;
    private static final int NONCE_BYTES = 12;

    private final SecretKey key;
    private final Cipher cipher;

    AesCipher(SecretKey key) {
        this.key = key;
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no AES-GCM", e);
        }
    }

    @Override
    public int more() {
        return TAG_BYTES;
    }

    @Override
    public void seal(BlockHeader header, MemorySegment plain, MemorySegment into) {
        header.write(into);
        int bytes = header.stored() - TAG_BYTES;
        try {
            start(Cipher.ENCRYPT_MODE, header, into);
            cipher.doFinal(
                    plain.asSlice(BlockHeader.BYTES, bytes).asByteBuffer(),
                    into.asSlice(BlockHeader.BYTES, header.stored()).asByteBuffer());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a block could not be encrypted", e);
        }
    }

    @Override
    public boolean open(BlockHeader header, MemorySegment sealed, MemorySegment into) {
        int bytes = header.stored() - TAG_BYTES;
        if (bytes < 0) {
            return false;
        }
        try {
            start(Cipher.DECRYPT_MODE, header, sealed);
            cipher.doFinal(
                    sealed.asSlice(BlockHeader.BYTES, header.stored()).asByteBuffer(),
                    into.asSlice(BlockHeader.BYTES, bytes).asByteBuffer());
            return true;
        } catch (AEADBadTagException _) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a block could not be decrypted", e);
        }
    }

    private void start(int mode, BlockHeader header, MemorySegment block) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(nonce).putInt(Math.toIntExact(header.file())).putLong(header.number());
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(BlockHeader.signed(block).asByteBuffer());
    }
}
