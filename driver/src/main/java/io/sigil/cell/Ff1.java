package io.sigil.cell;

import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** FF1 (SP 800-38G) over numeral strings of one radix, under one key and tweak. Not thread-safe. */
final class Ff1 {

    private final FPEFF1Engine encryption = new FPEFF1Engine();
    private final FPEFF1Engine decryption = new FPEFF1Engine();

    /**
     * @param key 16, 24 or 32 bytes; copied
     * @param radix 2 to 256
     */
    Ff1(byte[] key, int radix, byte[] tweak) {
        FPEParameters parameters = new FPEParameters(new KeyParameter(key), radix, tweak);
        encryption.init(true, parameters);
        decryption.init(false, parameters);
    }

    /** @param numerals each at least 0 and less than the radix; at least 10^6 strings of this length */
    byte[] encrypt(byte[] numerals) {
        return process(encryption, numerals);
    }

    byte[] decrypt(byte[] numerals) {
        return process(decryption, numerals);
    }

    private static byte[] process(FPEFF1Engine engine, byte[] numerals) {
        byte[] result = new byte[numerals.length];
        engine.processBlock(numerals, 0, numerals.length, result, 0);
        return result;
    }
}
