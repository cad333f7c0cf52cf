package io.sigil.rules;

/** Which entry of the file is being read, and where errors about it as a whole go. Immutable. */
final class Place {
    private final Position position;
    private final String path;

    private Place(Position position, String path) {
        this.position = position;
        this.path = path;
    }

    static Place file(String source) {
        return new Place(new Position(source, 1, 1), "");
    }

    Place child(String name, Position at) {
        return new Place(at, path.isEmpty() ? name : path + "." + name);
    }

    /** An item of a list; messages name the list. */
    Place item(Position at) {
        return new Place(at, path);
    }

    Position position() {
        return position;
    }

    /** As messages name it: {@code `tables.users.columns`}, or {@code the file}. */
    @Override
    public String toString() {
        return path.isEmpty() ? "the file" : Quoted.of(path);
    }
}
