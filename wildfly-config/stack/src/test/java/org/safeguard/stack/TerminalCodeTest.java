package org.safeguard.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalCodeTest {
  private static final String CONTENT =
      "otpauth://totp/Safeguard:administrator?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Safeguard";
  private static final int MODULE = 4;
  private static final int QUIET = 4;

  @Test
  void aScannerReadsBackWhatWasDrawn() throws ReaderException {
    assertEquals(CONTENT, scan(TerminalCode.lines(CONTENT)));
  }

  @Test
  void twoCodesFitBesideEachOther() {
    assertTrue(TerminalCode.lines(CONTENT).get(0).length() <= 39);
  }

  private static String scan(List<String> lines) throws ReaderException {
    int size = (lines.get(0).length() + 2 * QUIET) * MODULE;
    int[] pixels = new int[size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        boolean light = light(lines, x / MODULE - QUIET, y / MODULE - QUIET);
        pixels[y * size + x] = light ? 0xFFFFFF : 0;
      }
    }
    var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(size, size, pixels)));
    var hints =
        Map.of(
            DecodeHintType.POSSIBLE_FORMATS,
            List.of(BarcodeFormat.QR_CODE),
            DecodeHintType.TRY_HARDER,
            true);
    return new QRCodeReader().decode(bitmap, hints).getText();
  }

  private static boolean light(List<String> lines, int x, int y) {
    if (y < 0 || x < 0 || y / 2 >= lines.size() || x >= lines.get(0).length()) {
      return true;
    }
    char character = lines.get(y / 2).charAt(x);
    return character == '\u2588' || character == (y % 2 == 0 ? '\u2580' : '\u2584');
  }
}
