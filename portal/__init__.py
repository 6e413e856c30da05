"""The Migrant Education Portal: settings, the floor under all rooms, the roof above them."""
