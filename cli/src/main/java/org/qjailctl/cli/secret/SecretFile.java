package org.qjailctl.cli.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.qjailctl.core.net.Parsed;

/** A file that holds one secret. */
final class SecretFile {

  /** In bytes; no password is longer. */
  private static final int LARGEST = 4096;

  private SecretFile() {}

  /** The file's text, less one line feed at its end. */
  static Parsed<String> read(String path) {
    Path file = Path.of(path);
    if (!Files.isRegularFile(file)) {
      return Parsed.refused("there is no file " + path);
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] content = stream.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        return Parsed.refused(path + " has more than " + LARGEST + " bytes");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return Parsed.ok(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    } catch (CharacterCodingException e) {
      return Parsed.refused(path + " is not UTF-8 text");
    } catch (IOException e) {
      return Parsed.refused(path + " cannot be read");
    }
  }
}
