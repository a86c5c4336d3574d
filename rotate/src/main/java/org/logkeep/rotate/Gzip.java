package org.logkeep.rotate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.Errno;

/** Packs files with gzip, RFC 1952, and compares packed with plain ones. */
final class Gzip {

  private static final int BLOCK = 64 * 1024;

  /** How a packed file stands to a plain one. */
  enum Comparison {
    /** The same bytes. */
    EQUAL,
    /** Whole, but of something else. */
    DIFFERENT,
    /** Not a whole packed file. */
    BROKEN
  }

  private final Disk disk;

  Gzip(Disk disk) {
    this.disk = disk;
  }

  /**
   * Packs into a new file, which has mode and owner of the plain one and is on the disk when this
   * returns.
   */
  void pack(DiskFile plain, String target) throws DiskException {
    try (DiskFile packed = disk.create(target, plain.status().permissions())) {
      LiveFile.dress(packed, plain.status());
      GZIPOutputStream out = new GZIPOutputStream(new DiskOutput(packed), BLOCK);
      new DiskInput(plain).transferTo(out);
      out.close();
      int synced = packed.sync();
      if (synced < 0) {
        throw new DiskException("sync", target, synced);
      }
    } catch (DiskInput.DiskIoException e) {
      throw new DiskException("pack", target, e.errno());
    } catch (IOException e) {
      throw new DiskException("pack", target, Errno.EIO);
    }
  }

  /** Compares. */
  Comparison compare(DiskFile plain, DiskFile packed) {
    boolean whole = false;
    try (InputStream left = new DiskInput(plain);
        InputStream right = new GZIPInputStream(new DiskInput(packed), BLOCK)) {
      byte[] a = new byte[BLOCK];
      byte[] b = new byte[BLOCK];
      boolean equal = true;
      int size;
      do {
        size = right.readNBytes(b, 0, BLOCK);
        int other = left.readNBytes(a, 0, BLOCK);
        equal &= Arrays.equals(a, 0, other, b, 0, size);
      } while (size == BLOCK);
      whole = true;
      return equal && left.read() < 0 ? Comparison.EQUAL : Comparison.DIFFERENT;
    } catch (IOException notGzip) {
      return whole ? Comparison.DIFFERENT : Comparison.BROKEN;
    }
  }
}
