"""What can be agreed, as it is told: by numbers, and by what sentences say."""
