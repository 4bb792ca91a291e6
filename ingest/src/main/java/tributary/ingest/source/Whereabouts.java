package tributary.ingest.source;

import com.rometools.modules.georss.GeoRSSModule;
import com.rometools.modules.georss.geometries.AbstractGeometry;
import com.rometools.modules.georss.geometries.Envelope;
import com.rometools.modules.georss.geometries.LineString;
import com.rometools.modules.georss.geometries.LinearRing;
import com.rometools.modules.georss.geometries.Point;
import com.rometools.modules.georss.geometries.Polygon;
import com.rometools.modules.georss.geometries.Position;
import com.rometools.modules.georss.geometries.PositionList;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Place;

/// Where on earth an entry is about (GeoRSS in its simple and its GML form, W3C geo): the middle of
/// what is said, be it a point, a line or an area.
final class Whereabouts {
  private static final Pattern DEGREES =
      Pattern.compile("(?:4326|4979|4258|4269|CRS:?84|WGS)", Pattern.CASE_INSENSITIVE);

  private Whereabouts() {}

  static @Nullable Place of(Node entry) {
    return projected(entry)
        ? null
        : new Modules(entry)
            .places()
            .map(GeoRSSModule::getGeometry)
            .map(Whereabouts::middle)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  /// Whether it counts in metres on some map: such positions are no degrees.
  private static boolean projected(Node parent) {
    for (Node child : parent.children()) {
      String system = child.vocabulary() == Vocabulary.GML ? child.attribute("srsName") : null;
      boolean degrees = system == null || DEGREES.matcher(system).find();
      boolean below =
          child.vocabulary() == Vocabulary.GML || child.vocabulary() == Vocabulary.GEORSS;
      if (!degrees || (below && projected(child))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Place middle(@Nullable AbstractGeometry geometry) {
    if (geometry instanceof Point point) {
      Position at = point.getPosition();
      return at == null ? null : place(at.getLatitude(), at.getLongitude());
    }
    if (geometry instanceof Envelope box) {
      return place(
          (box.getMinLatitude() + box.getMaxLatitude()) / 2,
          (box.getMinLongitude() + box.getMaxLongitude()) / 2);
    }
    if (geometry instanceof Polygon area && area.getExterior() instanceof LinearRing ring) {
      return middle(ring.getPositionList());
    }
    return geometry instanceof LineString line ? middle(line.getPositionList()) : null;
  }

  private static @Nullable Place middle(@Nullable PositionList positions) {
    if (positions == null || positions.size() == 0) {
      return null;
    }
    double north = -90;
    double south = 90;
    double east = -180;
    double west = 180;
    for (int i = 0; i < positions.size(); i++) {
      north = Math.max(north, positions.getLatitude(i));
      south = Math.min(south, positions.getLatitude(i));
      east = Math.max(east, positions.getLongitude(i));
      west = Math.min(west, positions.getLongitude(i));
    }
    return place((north + south) / 2, (east + west) / 2);
  }

  private static @Nullable Place place(double latitude, double longitude) {
    boolean on = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    return on ? new Place(latitude, longitude) : null;
  }
}
