"""Reading: documents -> sentences, claims, context."""
