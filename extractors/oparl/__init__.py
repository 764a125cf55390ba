"""An OParl export beside the papers: its objects, which paper is which, and where paper and export disagree."""
