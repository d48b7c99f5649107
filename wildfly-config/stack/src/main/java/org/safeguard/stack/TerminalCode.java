package org.safeguard.stack;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A QR code as lines of text: each character holds two modules, light ones filled, as a dark
 * terminal shows them.
 */
final class TerminalCode {
  private TerminalCode() {}

  static List<String> lines(String content) {
    BitMatrix code = encode(content);
    var lines = new ArrayList<String>();
    for (int y = 0; y < code.getHeight(); y += 2) {
      var line = new StringBuilder();
      for (int x = 0; x < code.getWidth(); x++) {
        boolean below = y + 1 < code.getHeight() && !code.get(x, y + 1);
        line.append(character(!code.get(x, y), below));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static char character(boolean lightAbove, boolean lightBelow) {
    if (lightAbove) {
      return lightBelow ? '\u2588' : '\u2580';
    }
    return lightBelow ? '\u2584' : ' ';
  }

  private static BitMatrix encode(String content) {
    try {
      return new QRCodeWriter()
          .encode(content, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 1));
    } catch (WriterException failed) {
      throw new StackException("Cannot draw a QR code", failed);
    }
  }
}
