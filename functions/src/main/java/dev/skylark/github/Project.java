package dev.skylark.github;

/** A service and its code. In {@code channel} it is told what is deployed. */
record Project(Repository repository, String channel) {

    String guild() {
        return repository.guild();
    }

    String service() {
        return repository.service();
    }

    boolean isOf(String name) {
        return repository.name().equalsIgnoreCase(name);
    }
}
