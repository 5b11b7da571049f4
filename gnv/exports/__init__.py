"""What one takes home: a scenario's outcome as bytes."""
