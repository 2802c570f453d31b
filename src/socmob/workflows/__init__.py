"""The recipes: one function for each thing a user can ask for."""
