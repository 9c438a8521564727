package dev.leat.spill;

import java.security.GeneralSecurityException;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

/// A key for the files of one process, made when it is first needed and known to nobody else.
final class TempKey {

    private static final int BITS = 256;

    private final SecretKey key;

    private TempKey(SecretKey key) {
        this.key = key;
    }

    static TempKey random() {
        try {
            KeyGenerator generator = KeyGenerator.getInstance("AES");
            generator.init(BITS);
            return new TempKey(generator.generateKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no AES of " + BITS + " bits", e);
        }
    }

    BlockCipher cipher() {
        return new AesCipher(key);
    }
}
