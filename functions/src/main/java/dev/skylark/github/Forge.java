package dev.skylark.github;

/** Where the code is: GitHub, or in the sandbox one that is played. */
public record Forge(Repositories repositories, History history, Deployments deployments) {}
