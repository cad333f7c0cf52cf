package io.sigil.rules;

/** Stands where something was that has been reported already, so that nobody complains of it a second time. */
final class YamlBroken extends YamlNode {
    YamlBroken(Position position) {
        super(position);
    }

    @Override
    String kind() {
        return "something unsupported";
    }
}
