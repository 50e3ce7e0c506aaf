package dev.skylark.sandbox.gateway;

/** Nobody connects to voice here. */
record NoVoice() implements VoiceHost {
    @Override
    public Admission admit(String guild, String channel, String session) {
        return new Admission("token", "localhost:1");
    }

    @Override
    public void moved(String guild, String person, String channel) {}
}
