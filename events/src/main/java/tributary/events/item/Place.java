package tributary.events.item;

/// A point on earth that a source names (GeoRSS simple and GML, W3C Basic Geo), WGS 84.
///
/// @param latitude degrees, -90 to 90
/// @param longitude degrees, -180 to 180
public record Place(double latitude, double longitude) {
  public Place {
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("no place on earth: " + latitude + " " + longitude);
    }
  }
}
